console.log('no frontend yet')
